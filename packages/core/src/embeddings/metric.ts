/** What makes two vectors near: the angle, the dot product, or the straight way between them. */
export type Metric = 'cosine' | 'dot' | 'distance'

export const metrics: readonly Metric[] = ['cosine', 'dot', 'distance']
