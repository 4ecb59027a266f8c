import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { serve } from '../../kit/work/serve.ts'
import { trainingTasks } from './training-task.ts'

serve(loadSimdEngine().then(trainingTasks))
