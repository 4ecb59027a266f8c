// Writes core's modules of word vectors and their maps; with --compare sees that they are the same.
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type MapModule, wordTable, type WordsModule } from '@nextword/core/models'
import { chosenRows } from './choose.ts'
import { commonOfDrawnSentences, meanOfCommonest } from './common.ts'
import { flatMap, inSixteenBits, keptNeighbours } from './map.ts'
import { mapData, moduleText, type Words, wordsData } from './module-text.ts'
import { frequencyLevel, inInt8 } from './quantise.ts'
import { readSource, readSpoken } from './source.ts'

const isCompare = process.argv.includes('--compare')
const models = new URL('../../core/src/models/', import.meta.url)

const source = readSource()
const { counts, total } = readSpoken()
const rows = chosenRows(source, counts, { page: 2000, explore: 5000 })
const mean = Float32Array.from(meanOfCommonest(source, 5000))

function wordsOf(chosen: readonly number[], common: Float32Array): Words {
  const words = chosen.map((row) => source.words[row])
  const levels = Uint8Array.from(words, (word) => frequencyLevel(counts.get(word) ?? 0, total))
  return { words, mean, common, levels, ...inInt8(source.vectors, chosen, mean) }
}

const unknown = new Float32Array(source.width)
const common = Float32Array.from(
  commonOfDrawnSentences(wordTable(wordsData(wordsOf(rows.explore, unknown)))),
)
const page = wordsData(wordsOf(rows.page, common))
const explore = wordsData(wordsOf(rows.explore, common))

// The page's words stand where they stand on the map of all.
const table = wordTable(explore)
const pageTable = wordTable(page)
const points = flatMap(table)
const pagePoints = pageTable.words.map((word) => points[table.words.indexOf(word)])

const threeDigits = (share: number): number => Number(share.toFixed(3))
const map = mapData(table.words, inSixteenBits(points), threeDigits(keptNeighbours(table, points)))
const pageMap = mapData(
  pageTable.words,
  inSixteenBits(pagePoints),
  threeDigits(keptNeighbours(pageTable, pagePoints)),
)

const modules: Record<string, [string, WordsModule | MapModule]> = {
  'words-2000.ts': ['words2000', page],
  'words-5000.ts': ['words5000', explore],
  'map-2000.ts': ['map2000', pageMap],
  'map-5000.ts': ['map5000', map],
}
let different = 0
for (const [file, [name, data]] of Object.entries(modules)) {
  const text = moduleText(name, data)
  const path = new URL(file, models)
  const size = `${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB gzipped`
  const kept = data.format === 'nextword-map' ? `, neighbours kept ${data.kept}` : ''
  if (isCompare) {
    const isSame = readFileSync(path, 'utf8') === text
    if (!isSame) different += 1
    console.log(`${isSame ? '✓ the same:' : '✗ differs:'} ${file}, ${size}${kept}`)
  } else {
    writeFileSync(path, text)
    console.log(`${file}: ${size}${kept}`)
  }
}
process.exitCode = different > 0 ? 1 : 0
