import { serve } from './serve.ts'
import { testingTasks } from './testing.ts'

serve(testingTasks)
