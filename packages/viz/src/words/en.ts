import { attentionLines } from './en/attention-lines.ts'
import { elements } from './en/elements.ts'
import { embeddingPlane } from './en/embedding-plane.ts'
import { analogy } from './en/analogy.ts'
import { headGrid } from './en/head-grid.ts'
import { kit } from './en/kit.ts'
import { language } from './en/language.ts'
import { logitLens } from './en/logit-lens.ts'
import { machine } from './en/machine.ts'
import { mergeLadder } from './en/merge-ladder.ts'
import { modelLadder } from './en/model-ladder.ts'
import { networkGraph } from './en/network-graph.ts'
import { nextWord } from './en/next-word.ts'
import { outputBars } from './en/output-bars.ts'
import { pixelGrid } from './en/pixel-grid.ts'
import { sentences } from './en/sentences.ts'
import { symbols } from './en/symbols.ts'
import { tokenStrip } from './en/token-strip.ts'
import { trainALanguageModel } from './en/train-a-language-model.ts'
import { trainingPanel } from './en/training-panel.ts'
import { twoStrips } from './en/two-strips.ts'
import { weightSlope } from './en/weight-slope.ts'

/** Every word of the widgets, in English: one file a widget, told apart by its name. */
export const en = {
  ...kit,
  elements,
  language,
  symbols,
  pixelGrid,
  outputBars,
  networkGraph,
  weightSlope,
  trainingPanel,
  mergeLadder,
  tokenStrip,
  embeddingPlane,
  attentionLines,
  analogy,
  sentences,
  nextWord,
  machine,
  headGrid,
  logitLens,
  twoStrips,
  modelLadder,
  trainALanguageModel,
}

export type Words = typeof en
