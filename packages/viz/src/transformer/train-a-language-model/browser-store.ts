/** Where a run is kept from one visit to the next. Each may fail: then nothing is kept. */
export interface TrainingStore {
  /** What was written last, or null. */
  read(): Promise<Uint8Array<ArrayBuffer> | null>
  write(run: Uint8Array<ArrayBuffer>): Promise<void>
  clear(): Promise<void>
}

const shelf = 'runs'

/**
 * A run in this browser, under the name of its world, which may be the world's whole text. Of two tabs the last to write wins.
 * @throws DOMException from each function where the browser keeps nothing, as in some private windows
 */
export function browserStore(name: string): TrainingStore {
  const asked = async <Result>(
    mode: IDBTransactionMode,
    ask: (runs: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> => {
    const database = await opened()
    try {
      const transaction = database.transaction(shelf, mode)
      const request = ask(transaction.objectStore(shelf))
      await settled(transaction)
      return request.result
    } finally {
      database.close()
    }
  }
  return {
    async read() {
      const found: unknown = await asked('readonly', (runs) => runs.get(name))
      return found instanceof Uint8Array ? (found as Uint8Array<ArrayBuffer>) : null
    },
    async write(run) {
      await asked('readwrite', (runs) => runs.put(run, name))
    },
    async clear() {
      await asked('readwrite', (runs) => runs.delete(name))
    },
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('nextword-training', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(shelf)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error as DOMException)
    request.onblocked = () => reject(new DOMException('another tab holds it', 'AbortError'))
  })
}

const settled = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error as DOMException)
    transaction.onerror = () => reject(transaction.error as DOMException)
  })
