export const pixelGrid = {}
