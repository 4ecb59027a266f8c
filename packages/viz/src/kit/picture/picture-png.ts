import type { Picture, Shape } from './picture.ts'

/**
 * A picture as a PNG, painted straight on a canvas: a page's rules may forbid an SVG as an image.
 * @param scale - pixels of the file for each of the picture
 * @throws Error if the browser can't make one of that size
 */
export async function picturePng(picture: Picture, scale = 2): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(picture.width * scale)
  canvas.height = Math.ceil(picture.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser paints no pictures')
  context.scale(scale, scale)
  context.fillStyle = picture.background
  context.fillRect(0, 0, picture.width, picture.height)
  for (const shape of picture.shapes) await paint(context, shape)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the picture is too large for this browser'))
      else resolve(blob)
    }, 'image/png')
  })
}

async function paint(context: CanvasRenderingContext2D, shape: Shape): Promise<void> {
  if (shape.kind === 'image') {
    const image = await createImageBitmap(pngFrom(shape.source))
    context.drawImage(image, shape.x, shape.y, shape.width, shape.height)
    return
  }
  context.save()
  context.transform(...shape.matrix)
  context.globalAlpha = shape.opacity
  if (shape.kind === 'path') {
    const path = new Path2D(shape.d)
    if (shape.fill !== 'none') {
      context.fillStyle = shape.fill
      context.fill(path)
    }
    if (shape.stroke !== 'none' && shape.strokeWidth > 0) {
      context.strokeStyle = shape.stroke
      context.lineWidth = shape.strokeWidth
      context.setLineDash([...shape.dash])
      context.stroke(path)
    }
  } else {
    context.font = `${shape.weight} ${shape.size}px ${shape.family}`
    if (shape.halo !== 'none') {
      context.lineJoin = 'round'
      context.lineWidth = shape.haloWidth
      context.strokeStyle = shape.halo
      context.strokeText(shape.text, shape.x, shape.y)
    }
    context.fillStyle = shape.fill
    context.fillText(shape.text, shape.x, shape.y)
  }
  context.restore()
}

/** What a data address holds: a page's rules may forbid to load it as an image. */
function pngFrom(address: string): Blob {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) =>
    letter.charCodeAt(0),
  )
  return new Blob([bytes], { type: 'image/png' })
}
