import type { CallOptions, Http } from "./http.js";

export interface ListOptions extends CallOptions {
  /** Rows a page, 1 to 100. */
  limit?: number;
  /** Rows to leave out first. */
  offset?: number;
  /** `nextCursor` of an earlier page: stable while the list changes. */
  cursor?: string;
}

/** One page of a list; iterated over with `for await`, it goes on to the following pages. */
export class Page<T> implements AsyncIterable<T> {
  constructor(
    readonly data: T[],
    readonly totalCount: number,
    readonly hasMore: boolean,
    readonly nextCursor: string | undefined,
    private readonly following: (cursor: string) => Promise<Page<T>>,
  ) {}

  /** The page after this one; undefined after the last. */
  async next(): Promise<Page<T> | undefined> {
    return this.hasMore && this.nextCursor !== undefined ? this.following(this.nextCursor) : undefined;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (let page: Page<T> | undefined = this; page !== undefined; page = await page.next()) yield* page.data;
  }
}

/** A list that is asked for when it is awaited (its first page) or iterated over (all rows). */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  #first: Promise<Page<T>> | undefined;

  constructor(private readonly ask: () => Promise<Page<T>>) {}

  then<A = Page<T>, B = never>(
    fulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return (this.#first ??= this.ask()).then(fulfilled, rejected);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    yield* await this;
  }

  /** All rows; think of how many there may be. */
  async all(): Promise<T[]> {
    const rows: T[] = [];
    for await (const row of this) rows.push(row);
    return rows;
  }
}

interface WirePage {
  total_count?: number;
  has_more?: boolean;
  next_cursor?: string | null;
  [rows: string]: unknown;
}

/** A list under its plural noun. */
export function listOf<T>(
  http: Http,
  path: string,
  noun: string,
  row: (wire: unknown) => T,
  { signal, requestId, purpose, idempotencyKey: _, ifMatch: __, ...query }: ListOptions & Record<string, unknown> = {},
): List<T> {
  const page = async (cursor: string | undefined): Promise<Page<T>> => {
    const asked = cursor === undefined ? query : { ...query, offset: undefined, cursor };
    const wire = await http.json<WirePage>({ method: "GET", path, query: asked, signal, requestId, purpose });
    const rows = (wire[noun] as unknown[]).map(row);
    return new Page(rows, wire.total_count ?? rows.length, wire.has_more ?? false, wire.next_cursor ?? undefined, page);
  };
  return new List(() => page(query.cursor));
}
