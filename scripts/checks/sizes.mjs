// Size budgets of `.size-limit.js`: neither above the ceiling nor below the floor.
import { atLeast } from '../../.size-limit.js'
import { capture } from '../toolchain.mjs'

const { printed } = await capture('size-limit', ['--json'])
const results = JSON.parse(printed)
if (!Array.isArray(results)) throw new Error(printed)

let wrong = 0
for (const { name, size, sizeLimit } of results) {
  const floor = atLeast[name]
  if (floor === undefined) throw new Error(`${name} has no floor in .size-limit.js`)
  const fits = size >= floor && size <= sizeLimit
  console.log(`${fits ? '✓' : '✗'} ${name}: ${size} bytes, allowed ${floor} to ${sizeLimit}`)
  if (!fits) wrong += 1
}
process.exit(wrong > 0 ? 1 : 0)
