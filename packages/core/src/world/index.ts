export {
  countModel,
  type CountModel,
  klDivergence,
  wordCounter,
  type WordCounter,
} from './counts.ts'
export { cueOf } from './cue.ts'
export { type Belief, filter, type Prediction } from './filter.ts'
export { END, UNKNOWN, type World } from './grammar.ts'
export { readWorld } from './read-world.ts'
export { sampleStory, type Story } from './sample.ts'
export { storyIds, storyText, storyWords } from './story-text.ts'
export { WorldError } from './world-error.ts'
