/** What an element says where its figure can't. */
export const elements = {
  failed: 'This figure couldn’t be fetched. Try again, or load the page again.',
  again: 'Try again',
  broken: 'This figure couldn’t be drawn.',
  otherState: 'That state is of another version; the figure stays as it is.',
}
