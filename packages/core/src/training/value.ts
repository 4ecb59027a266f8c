import { describe } from '../numbers/require.ts'

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

/** What an operation was made from: a part, and the slope towards it. */
type Part = readonly [part: Node, slope: number]

let made = 0

class Node implements Value {
  gradient = 0
  readonly data: number
  readonly parts: readonly Part[]
  /** Nodes are numbered as they are made, so a part always has a lower number than the whole. */
  readonly number = made++

  constructor(data: number, ...parts: readonly Part[]) {
    this.data = data
    this.parts = parts
  }

  plus(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data + right.data, [this, 1], [right, 1])
  }

  minus(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data - right.data, [this, 1], [right, -1])
  }

  times(other: Value | number): Value {
    const right = node(other)
    return new Node(this.data * right.data, [this, right.data], [right, this.data])
  }

  over(other: Value | number): Value {
    const right = node(other)
    return new Node(
      this.data / right.data,
      [this, 1 / right.data],
      [right, -this.data / right.data ** 2],
    )
  }

  exp(): Value {
    const raised = Math.exp(this.data)
    return new Node(raised, [this, raised])
  }

  log(): Value {
    return new Node(Math.log(this.data), [this, 1 / this.data])
  }

  tanh(): Value {
    const squashed = Math.tanh(this.data)
    return new Node(squashed, [this, 1 - squashed ** 2])
  }

  sigmoid(): Value {
    const squashed = 1 / (1 + Math.exp(-this.data))
    return new Node(squashed, [this, squashed * (1 - squashed)])
  }

  relu(): Value {
    return new Node(Math.max(0, this.data), [this, this.data > 0 ? 1 : 0])
  }

  backward(): void {
    const behind = new Set<Node>([this])
    // Nodes added to the set while it is walked are walked as well.
    for (const whole of behind) for (const [part] of whole.parts) behind.add(part)
    for (const each of behind) each.gradient = each === this ? 1 : 0
    // From the end to the beginning: a whole has its gradient before it shares it among its parts.
    for (const whole of [...behind].sort((a, b) => b.number - a.number))
      for (const [part, slope] of whole.parts) part.gradient += slope * whole.gradient
  }
}

function node(of: Value | number): Node {
  return of instanceof Node ? of : (value(of as number) as Node)
}

/** A number to start from. @throws TypeError if it isn't a number */
export function value(data: number): Value {
  if (typeof data !== 'number') throw new TypeError(`value needs a number, got ${describe(data)}`)
  return new Node(data)
}
