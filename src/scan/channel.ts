/** Hands values from those who have them to one who waits for them. */
export class Channel<Value> implements AsyncIterable<Value> {
  readonly #values: Value[] = [];
  #state: 'open' | 'ended' | { readonly error: unknown } = 'open';
  #wake: (() => void) | undefined;

  push(value: Value): void {
    this.#values.push(value);
    this.#wake?.();
  }

  end(): void {
    this.#close('ended');
  }

  fail(error: unknown): void {
    this.#close({ error });
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Value> {
    for (;;) {
      const value = this.#values.shift();
      if (value !== undefined) yield value;
      else if (this.#state === 'ended') return;
      else if (this.#state !== 'open') throw this.#state.error;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #close(state: 'ended' | { readonly error: unknown }): void {
    if (this.#state === 'open') this.#state = state;
    this.#wake?.();
  }
}
