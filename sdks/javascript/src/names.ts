// The wire speaks snake_case, JavaScript camelCase. Here is the one place where the two meet, in types and in values.

type CamelKey<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : S;

/** What the server answers, with its keys in camelCase. Times stay RFC 3339 strings. */
export type Camel<T> = T extends readonly (infer E)[]
  ? Camel<E>[]
  : T extends object
    ? { [K in keyof T as K extends string ? CamelKey<K> : K]: Camel<T[K]> }
    : T;

type Timely<K, V> = K extends `${string}_time` | `${string}_at`
  ? V extends string
    ? string | Date
    : V
  : Input<V>;

/** What the server is told: keys in camelCase, and a `Date` wherever a time is asked for. */
export type Input<T> = T extends readonly (infer E)[]
  ? readonly Input<E>[]
  : T extends object
    ? { [K in keyof T as K extends string ? CamelKey<K> : K]: Timely<K, T[K]> }
    : T;

const SNAKE = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/;
const CAMEL = /^[a-z][a-zA-Z0-9]*$/;

/** Keys that are not names of ours, such as those of HTTP headers, are left alone. */
export function toCamel<T>(value: T): Camel<T> {
  return convert(value, (key) => (SNAKE.test(key) ? key.replace(/_([a-z0-9])/g, (_, it: string) => it.toUpperCase()) : key)) as Camel<T>;
}

/** The other way; a `Date` becomes its RFC 3339 text, and what is undefined is left out. */
export function toSnake(value: unknown): unknown {
  return convert(value, (key) => (CAMEL.test(key) ? key.replace(/[A-Z]/g, (it) => "_" + it.toLowerCase()) : key));
}

function convert(value: unknown, rename: (key: string) => string): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((it) => convert(it, rename));
  if (value === null || typeof value !== "object") return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) renamed[rename(key)] = convert(member, rename);
  }
  return renamed;
}
