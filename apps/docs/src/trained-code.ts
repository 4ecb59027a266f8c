import { networkCode } from '@nextword/core/formats'
import { untrainedNetwork } from './state/page-state.ts'
import { trainedFrom } from './state/train-now.ts'

/** The page's net, trained to the end when the site is built. */
export const trained = networkCode(trainedFrom(untrainedNetwork).network)
