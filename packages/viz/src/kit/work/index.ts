export { serve } from './serve.ts'
export {
  type Place,
  type RunOptions,
  type SessionOptions,
  workSession,
  type WorkSession,
} from './session.ts'
export {
  CancelledError,
  type InputOf,
  type ReportOf,
  type ResultOf,
  type Task,
  type Tasks,
} from './task.ts'
