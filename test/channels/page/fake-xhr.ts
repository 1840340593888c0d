/** What a server answers; a status of 0 is no answer at all. */
export type XhrAnswer = { status?: number; url?: string; type?: string; body?: string };

/**
 * As much of XMLHttpRequest as a page needs: it refuses to be called on anything else, and to be used out of order.
 * `answer` is the server; every request is answered in the next turn.
 */
export const makeXhr = (answer: (method: string, url: string) => XhrAnswer) =>
  class XMLHttpRequest extends EventTarget {
    #opened: { method: string; url: string } | undefined;
    #answer: XhrAnswer = {};
    #responseType = '';
    readonly sent: { name: string; value: string }[] = [];

    open(method: string, url: string | URL): void {
      if (method === '') throw new SyntaxError('method');
      this.#opened = { method, url: String(url) };
      this.#answer = {};
    }
    setRequestHeader(name: string, value: string): void {
      if (!this.#opened) throw new DOMException('not opened', 'InvalidStateError');
      this.sent.push({ name, value });
    }
    send(_body?: unknown): void {
      const opened = this.#opened;
      if (!opened) throw new DOMException('not opened', 'InvalidStateError');
      queueMicrotask(() => {
        // Opened anew meanwhile: that ends the request without a word.
        if (this.#opened !== opened) return;
        this.#answer = answer(opened.method, opened.url);
        for (const name of [(this.#answer.status ?? 0) === 0 ? 'error' : 'load', 'loadend'])
          this.dispatchEvent(new Event(name));
      });
    }
    getResponseHeader(name: string): string | null {
      return name.toLowerCase() === 'content-type' ? (this.#answer.type ?? null) : null;
    }
    get status(): number {
      return this.#answer.status ?? 0;
    }
    get responseURL(): string {
      return this.#answer.url ?? '';
    }
    get responseType(): string {
      return this.#responseType;
    }
    set responseType(type: string) {
      this.#responseType = type;
    }
    get responseText(): string {
      if (this.#responseType !== '' && this.#responseType !== 'text')
        throw new DOMException('not text', 'InvalidStateError');
      return this.#answer.body ?? '';
    }
    get response(): unknown {
      const { body = '' } = this.#answer;
      if (this.#responseType === 'json') return JSON.parse(body);
      if (this.#responseType === 'blob') return new Blob([body]);
      return this.#responseType === 'arraybuffer' ? new TextEncoder().encode(body).buffer : body;
    }
  };

export type FakeXhr = InstanceType<ReturnType<typeof makeXhr>>;
