/** Typed events. A listener that throws keeps nobody else from hearing. */
export class Emitter<E> {
  #listeners = new Map<keyof E, Set<(body: never) => void>>();

  on<K extends keyof E>(name: K, listener: (body: E[K]) => void): this {
    let all = this.#listeners.get(name);
    if (all === undefined) this.#listeners.set(name, (all = new Set()));
    all.add(listener as (body: never) => void);
    return this;
  }

  once<K extends keyof E>(name: K, listener: (body: E[K]) => void): this {
    const once = (body: E[K]) => {
      this.off(name, once);
      listener(body);
    };
    return this.on(name, once);
  }

  off<K extends keyof E>(name: K, listener: (body: E[K]) => void): this {
    this.#listeners.get(name)?.delete(listener as (body: never) => void);
    return this;
  }

  /** Resolves with the next event of this name that fits; rejects after `timeoutMs`, where given. */
  next<K extends keyof E>(name: K, fits: (body: E[K]) => boolean = () => true, timeoutMs?: number): Promise<E[K]> {
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = (body: E[K]) => {
        if (!fits(body)) return;
        clearTimeout(timer);
        this.off(name, look);
        resolve(body);
      };
      if (timeoutMs !== undefined) {
        timer = setTimeout(() => {
          this.off(name, look);
          reject(new Error(`no ${String(name)} within ${timeoutMs} ms`));
        }, timeoutMs);
      }
      this.on(name, look);
    });
  }

  protected tell<K extends keyof E>(name: K, body: E[K]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        (listener as (body: E[K]) => void)(body);
      } catch (failure) {
        // Theirs, not ours: it shows where uncaught errors show.
        queueMicrotask(() => {
          throw failure;
        });
      }
    }
  }
}
