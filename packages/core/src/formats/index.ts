export { fromBase64url, fromBase64urlDigits, toBase64url, toBase64urlDigits } from './base64url.ts'
export {
  type Checkpoint,
  type CheckpointOptions,
  type CheckpointPrecision,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts'
export { crc32 } from './checksum.ts'
export type { ByteSource, ReadOptions, ReadProgress } from './chunks.ts'
export type { Dtype, TensorNumbers } from './dtypes.ts'
export { FormatError, WeightsError, type WeightsErrorKind } from './format-error.ts'
export { bfloatsFromFloats, floatsFromBfloats, floatsFromHalves, halvesFromFloats } from './half.ts'
export {
  type HuggingFaceFamily,
  huggingFaceConfig,
  huggingFaceFamily,
  transformerConfigFromHuggingFace,
} from './hugging-face-config.ts'
export { isConstant, isInputsFirst } from './hugging-face-names.ts'
export { type HubTensor, huggingFaceTensors, tensorsFromHuggingFace } from './hugging-face.ts'
export { readLlama2cTokenizer, writeLlama2cTokenizer } from './llama2c-tokenizer.ts'
export { readLlama2c, writeLlama2c } from './llama2c.ts'
export type { LoadedModel } from './loaded-model.ts'
export { type CodePrecision, codeRounding, networkCode, networkFromCode } from './network-code.ts'
export { type NetworkJson, networkFromJson, networkJson } from './network-json.ts'
export { dequantized, quantized } from './quantized.ts'
export { readBytes, type ReadBytesOptions } from './read-bytes.ts'
export type { SafetensorsLimits } from './safetensors-header.ts'
export {
  readSafetensors,
  type Safetensors,
  type StoredTensor,
  writeSafetensors,
  type WrittenTensor,
} from './safetensors.ts'
export {
  type StreamedSafetensors,
  type StreamOptions,
  streamSafetensors,
} from './stream-safetensors.ts'
export { readTrainingCheckpoint, writeTrainingCheckpoint } from './training-checkpoint.ts'
export type { AbortSignalLike, ByteStreamLike, ResponseLike } from './web.ts'
