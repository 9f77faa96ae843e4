import type { CallOptions, Http } from "../http.js";
import type { Checkpoint, Consistency, LedgerAudit, LedgerKeys } from "../models.js";
import { toCamel } from "../names.js";

/** What the server has sealed: checkpoints, their keys, and what an auditor asks for. */
export class Ledger {
  constructor(private readonly http: Http) {}

  /** The newest checkpoint, or that of a size, as the signed note that it is. */
  async checkpoint({ size, ...options }: CallOptions & { size?: number } = {}): Promise<string> {
    const headers = { Accept: "text/plain" };
    return (await this.http.send({ method: "GET", path: "/ledger/checkpoint", query: { size }, headers, ...options })).text();
  }

  /** Those after a size. */
  async checkpoints({ after, limit, ...options }: CallOptions & { after?: number; limit?: number } = {}): Promise<Checkpoint[]> {
    const query = { after, limit };
    const wire = await this.http.json<{ checkpoints: unknown[] }>({ method: "GET", path: "/ledger/checkpoints", query, ...options });
    return wire.checkpoints.map((it) => toCamel(it) as Checkpoint);
  }

  /** That a later tree has grown out of an earlier one. */
  async consistency(from: number, to: number, options: CallOptions = {}): Promise<Consistency> {
    return toCamel(await this.http.json<object>({ method: "GET", path: "/ledger/consistency", query: { from, to }, ...options })) as Consistency;
  }

  async keys(options: CallOptions = {}): Promise<LedgerKeys> {
    return toCamel(await this.http.json<object>({ method: "GET", path: "/ledger/keys", ...options })) as LedgerKeys;
  }

  /** For who runs the installation: what is stored, held against what was sealed; `next` is where to go on. */
  async audit({ from, ...options }: CallOptions & { from?: number } = {}): Promise<LedgerAudit> {
    return toCamel(await this.http.json<object>({ method: "GET", path: "/ledger/audit", query: { from }, ...options })) as LedgerAudit;
  }
}
