import { memory } from '../state/browser-store.ts'

/** Makes the theme switch work, and remember. */
export function keepTheme(): void {
  const root = document.documentElement
  const radios = document.querySelectorAll<HTMLInputElement>('[data-themes] input')
  for (const radio of radios) {
    radio.checked = radio.value === (root.dataset.theme ?? 'auto')
    radio.addEventListener('change', () => {
      if (radio.value === 'auto') {
        delete root.dataset.theme
        memory.forget('theme')
      } else {
        root.dataset.theme = radio.value
        memory.write('theme', radio.value)
      }
    })
  }
}
