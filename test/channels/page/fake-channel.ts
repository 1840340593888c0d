/** A broadcast channel that is open. */
export type FakeChannel = { name: string; onmessage: ((event: { data: unknown }) => void) | null; close(): void };

/** The class of broadcast channels; those that are open are in the list. "denied" is refused, as in a sandboxed frame. */
export const makeChannels = (channels: FakeChannel[]) =>
  class implements FakeChannel {
    readonly name: string;
    onmessage = null;
    constructor(name: string) {
      if (name === 'denied') throw new DOMException('denied', 'SecurityError');
      this.name = name;
      channels.push(this);
    }
    close() {
      channels.splice(channels.indexOf(this), 1);
    }
  };
