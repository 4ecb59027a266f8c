import { type Network, withParameter } from '@nextword/core/network'
import { prefersReducedMotion } from 'svelte/motion'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { picturesFrom, symbolPictures } from '../../kit/pictures.ts'
import type { PropsOf } from '../../kit/schema.ts'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { createPlayback } from '../../kit/playback.svelte.ts'
import { type Roll, roll, type RollEnd, slopeAt } from './descent.ts'
import { Glide } from './glide.svelte.ts'
import * as lines from './line.ts'
import type { Over, Stage, WeightSlopeProps } from './props.ts'
import { meaningOf, questionOf } from './question.ts'
import { weightSlopeSchema as schema } from './schema.ts'

/** Steps a second; whoever prefers less motion sees where they lead at once. */
const rollSpeed = 10

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class WeightSlopeState {
  readonly #raw: () => WeightSlopeProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly #start = untrainedNetwork()

  readonly #network = controlled<Network>(
    () => this.#given.network ?? undefined,
    () => this.#start,
    (network) => this.#raw().onnetwork?.(network),
  )
  readonly #label = controlled<number | null>(
    () => this.#given.label,
    () => null,
    (label) => label !== null && this.#raw().onlabel?.(label),
  )
  readonly #over = controlled<Over>(
    () => this.#given.over,
    () => schema.over.default,
    (over) => this.#raw().onover?.(over),
  )
  readonly #stage = controlled<Stage>(
    () => this.#given.stage,
    () => schema.stage.default,
    (stage) => this.#raw().onstage?.(stage),
  )
  readonly #rate = controlled<number>(
    () => this.#given.rate,
    () => schema.rate.default,
    (rate) => this.#raw().onrate?.(rate),
  )
  readonly #parameter = controlled<number>(
    () => this.#given.parameter ?? undefined,
    () => this.#first,
    (index) => this.#raw().onparameter?.(index),
  )
  /** The weight that is chosen before anybody chooses one: it doesn't change as the net does. */
  readonly #first: number

  /** Where the weight has been; it counts only while the net still stands on that line. */
  #line = $state.raw<lines.WeightLine | undefined>()
  #end = $state.raw<RollEnd | null>(null)
  #rolledTo = Number.NaN
  #waiting: number[] = []
  readonly #glide: Glide
  readonly #playback = createPlayback<Roll, RollEnd>(() => this.#roll(), {
    onreport: (report) => this.#take(report),
    ondone: (end) => (this.#end = end),
    speed: rollSpeed,
  })

  readonly network = $derived.by(() => this.#network.current)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly over = $derived.by(() => this.#over.current)
  readonly stage = $derived.by(() => this.#stage.current)
  readonly rate = $derived.by(() => this.#rate.current)
  readonly pixels = $derived.by(() => this.#given.pixels ?? schema.pixels.default)
  readonly label = $derived.by(() => meaningOf(this.network, this.pixels, this.#label.current))
  /** The picture equals no symbol, so that somebody has to say what it is. */
  readonly asks = $derived.by(
    () => this.over === 'picture' && meaningOf(this.network, this.pixels, null) === null,
  )
  readonly all = $derived.by(() => {
    const { network } = this
    const { examples, drawings } = this.#raw()
    return [
      ...picturesFrom('examples', examples, network, symbolPictures(network)),
      ...picturesFrom('drawings', drawings, network, []),
    ]
  })
  readonly question = $derived.by(() =>
    questionOf({
      network: this.network,
      over: this.over,
      pixels: this.pixels,
      label: this.label,
      all: this.all,
    }),
  )
  readonly index = $derived.by(() =>
    this.#parameter.current < this.network.parameters.length ? this.#parameter.current : 0,
  )
  readonly value = $derived.by(() => this.network.parameters[this.index])
  /** Undefined where there is no error. */
  readonly line = $derived.by(() => {
    const { question, network, index } = this
    if (question.kind !== 'asked') return undefined
    const { examples } = question
    return this.#line !== undefined && lines.isOnLine(this.#line, network, index, examples)
      ? this.#line
      : lines.lineOf(network, index, examples)
  })
  readonly limit = $derived.by(() => (this.line === undefined ? 4 : lines.limitOf(this.line)))
  readonly curve = $derived.by(() =>
    this.line === undefined ? undefined : lines.curveOf(this.line, this.limit),
  )
  readonly telling = $derived.by(() => {
    if (this.line === undefined) return [this.index]
    const telling = lines.tellingWeights(this.line.network, this.line.examples)
    return telling.includes(this.index) ? telling : [this.index, ...telling]
  })
  readonly slope = $derived.by(() =>
    this.stage === 'slope' && this.question.kind === 'asked'
      ? slopeAt(this.network, this.index, this.question.examples, this.rate)
      : null,
  )
  readonly loss = $derived.by(() => this.#lossAt(this.value))
  readonly ball = $derived.by(() => {
    const value = this.#glide.current
    return { value, loss: this.#lossAt(value) }
  })
  readonly end = $derived.by(() => this.#end)
  readonly playing = $derived.by(() => this.#playback.playing)

  constructor(raw: () => WeightSlopeProps) {
    this.#raw = raw
    this.#first =
      this.question.kind === 'asked'
        ? lines.tellingWeights(this.network, this.question.examples)[0]
        : 0
    this.#glide = new Glide(() => this.value)
    // Somebody else moved the net while the ball rolled: it stops where it is.
    $effect(() => {
      if (this.playing && (this.value !== this.#rolledTo || this.line !== this.#line))
        this.#playback.pause()
    })
  }

  /** Moves the weight by hand. */
  move(value: number): void {
    if (this.line === undefined) return
    this.#halt()
    const next = withParameter(this.network, this.index, value)
    this.#line = lines.withTry(lines.withoutSteps(this.line), next.parameters[this.index], 'hand')
    this.#network.change(next)
  }

  /** Moves it to where it has been: the start, or the best by hand. */
  moveBack(to: 'start' | 'best'): void {
    const { line } = this
    if (line === undefined) return
    this.#halt()
    this.#line = lines.withoutSteps(line)
    const { value } = to === 'best' ? line.best : line.tries[0]
    this.#network.change(withParameter(this.network, this.index, value))
  }

  choose(index: number): void {
    this.#halt()
    this.#parameter.change(index)
  }

  chooseOver(over: Over): void {
    this.#halt()
    this.#over.change(over)
  }

  chooseLabel(label: number): void {
    this.#halt()
    this.#label.change(label)
  }

  chooseStage(stage: Stage): void {
    this.#halt()
    this.#stage.change(stage)
  }

  changeRate(rate: number): void {
    const { playing } = this
    this.#halt()
    this.#rate.change(rate)
    if (playing) this.play()
  }

  play(): void {
    this.#prepare()
    this.#playback.speed = prefersReducedMotion.current ? Infinity : rollSpeed
    this.#playback.play()
  }

  pause(): void {
    this.#playback.pause()
  }

  step(): void {
    this.#prepare()
    this.#playback.step()
  }

  destroy(): void {
    this.#playback.destroy()
  }

  /** All values of the schema, as they are now. */
  values(): Partial<PropsOf<typeof schema>> {
    const { network, pixels, over, stage, rate, index } = this
    const isStart = network === this.#start
    return {
      network: isStart ? null : network,
      pixels,
      label: this.#label.current,
      over,
      // Of another net the first weight may be another.
      parameter: isStart && index === this.#first ? null : index,
      stage,
      rate,
    }
  }

  #lossAt(value: number): number {
    const { line } = this
    return line === undefined
      ? Number.NaN
      : lines.lossAt(line.network, line.index, line.examples, value)
  }

  /** A roll remembers nothing but where it is, so each begins afresh from the net as it is now. */
  #prepare(): void {
    this.#halt()
    this.#line = this.line
    this.#rolledTo = this.value
  }

  *#roll(): Generator<Roll, RollEnd, undefined> {
    if (this.question.kind !== 'asked') return 'flat'
    const rolling = roll(this.network, this.index, this.question.examples, this.rate)
    for (let turn = rolling.next(); ; turn = rolling.next()) {
      if (turn.done === true) return turn.value
      // Between two frames there may be many steps, and the trail shows them all.
      this.#waiting.push(turn.value.value)
      yield turn.value
    }
  }

  #take({ network, value }: Roll): void {
    const from = this.line
    if (from === undefined) return
    this.#line = this.#waiting.reduce((line, at) => lines.withTry(line, at, 'step'), from)
    this.#waiting = []
    this.#rolledTo = value
    this.#glide.on = true
    this.#network.change(network)
  }

  #halt(): void {
    this.#playback.reset()
    this.#waiting = []
    this.#end = null
    this.#glide.on = false
  }
}
