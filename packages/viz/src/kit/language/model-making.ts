// What makes a model of its bytes, to be fetched together; whoever asks a whole part for it gets all of it.
export { fromBase64url, readCheckpoint } from '@nextword/core/formats'
export { transformer } from '@nextword/core/transformer'
