import type { Http, Request } from "../http.js";
import { restBefore, sleep } from "../retry.js";

const LOOKS = 8;

/**
 * Carries a write out. Where the views could not show it in time the server answers 202 with the version that they will
 * show: then it is read until they do.
 */
export async function settled(
  http: Http,
  request: Request,
  resource: string,
  version: "sequence" | "version",
): Promise<Record<string, unknown>> {
  const { status, body } = await http.answer<Record<string, unknown>>(request);
  if (status !== 202) return body;
  const wanted = body[version];
  for (let look = 1; ; look++) {
    const read = await http.answer<Record<string, unknown>>({ method: "GET", path: resource, signal: request.signal });
    const shown = version === "sequence" ? read.body["sequence"] : Number(read.headers.get("etag")?.replaceAll(/\D/g, ""));
    if (typeof wanted !== "number" || Number(shown) >= wanted || look === LOOKS) return read.body;
    await sleep(restBefore(look), request.signal);
  }
}
