/**
 * A number that remembers how it was made, so that it can say how it depends on each part.
 *
 * This is the chain rule on its own, one scalar at a time: every operation stands beside its slope,
 * and `backward` walks from the end to the beginning. The fast `network` code does the same in
 * whole layers; the tests hold one against the other.
 * @example
 * const x = value(3)
 * const y = x.times(x).plus(x) // x² + x
 * y.backward()
 * x.gradient // => 7
 */
export interface Value {
  readonly data: number
  /** d(the value `backward` was called on) / d(this one). */
  gradient: number
  plus(other: Value | number): Value
  minus(other: Value | number): Value
  times(other: Value | number): Value
  over(other: Value | number): Value
  exp(): Value
  /** The natural logarithm. */
  log(): Value
  tanh(): Value
  sigmoid(): Value
  relu(): Value
  /** Fills in `gradient` here and in everything this was made from. */
  backward(): void
}

/** What an operation needs to know of each part: the part, and the slope towards it. */
type Part = readonly [part: Node, slope: number]

class Node implements Value {
  readonly data: number
  gradient = 0
  readonly parts: readonly Part[]

  constructor(data: number, parts: readonly Part[]) {
    this.data = data
    this.parts = parts
  }

  plus(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data + right.data, [
      [this, 1],
      [right, 1],
    ])
  }

  minus(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data - right.data, [
      [this, 1],
      [right, -1],
    ])
  }

  times(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data * right.data, [
      [this, right.data],
      [right, this.data],
    ])
  }

  over(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data / right.data, [
      [this, 1 / right.data],
      [right, -this.data / right.data ** 2],
    ])
  }

  exp(): Value {
    const raised = Math.exp(this.data)
    return new Node(raised, [[this, raised]])
  }

  log(): Value {
    return new Node(Math.log(this.data), [[this, 1 / this.data]])
  }

  tanh(): Value {
    const squashed = Math.tanh(this.data)
    return new Node(squashed, [[this, 1 - squashed ** 2]])
  }

  sigmoid(): Value {
    const squashed = 1 / (1 + Math.exp(-this.data))
    return new Node(squashed, [[this, squashed * (1 - squashed)]])
  }

  relu(): Value {
    return new Node(Math.max(0, this.data), [[this, this.data > 0 ? 1 : 0]])
  }

  backward(): void {
    const order = fromPartsToWhole(this)
    for (const each of order) each.gradient = 0
    this.gradient = 1
    for (const whole of order.reverse())
      for (const [part, slope] of whole.parts) part.gradient += slope * whole.gradient
  }
}

/** Every value behind `end`, each after all that it was made from (a topological sort). */
function fromPartsToWhole(end: Node): Node[] {
  const order: Node[] = []
  const seen = new Set<Node>()
  // A stack of its own, so that a long sum doesn't exhaust the engine's.
  const waiting: [node: Node, ready: boolean][] = [[end, false]]
  while (waiting.length > 0) {
    const [next, ready] = waiting.pop()!
    if (ready) order.push(next)
    else if (!seen.has(next)) {
      seen.add(next)
      waiting.push([next, true])
      for (const [part] of next.parts) waiting.push([part, false])
    }
  }
  return order
}

function node(of: Value | number): Node {
  if (typeof of === 'number') return new Node(of, [])
  if (of instanceof Node) return of
  throw new TypeError('a value can only be combined with numbers and values made by value()')
}

/** A number to start from. @throws TypeError if it isn't a number */
export function value(data: number): Value {
  if (typeof data !== 'number') throw new TypeError(`value needs a number, got ${typeof data}`)
  return new Node(data, [])
}
