import type { CallOptions, Http } from "../http.js";
import { named, type Replay, type Webhook, type WebhookChange, type WebhookDelivery, type WebhookRequest, type WebhookWithSecret } from "../models.js";
import { toCamel } from "../names.js";
import { listOf, type List, type ListOptions } from "../paging.js";

const webhook = (wire: unknown) => named<Webhook>(wire, "webhookId");
const delivery = (wire: unknown) => named<WebhookDelivery>(wire, "deliveryId");

/** Telling another program what happens, signed as Standard Webhooks says. */
export class Webhooks {
  constructor(private readonly http: Http) {}

  /** The answer has the secret, this once. */
  async create(request: WebhookRequest, options: CallOptions = {}): Promise<WebhookWithSecret> {
    return named<WebhookWithSecret>(await this.http.json({ method: "POST", path: "/webhooks", body: request, ...options }), "webhookId");
  }

  list(options: ListOptions = {}): List<Webhook> {
    return listOf(this.http, "/webhooks", "webhooks", webhook, { ...options });
  }

  async get(id: string, options: CallOptions = {}): Promise<Webhook> {
    return webhook(await this.http.json({ method: "GET", path: at(id), ...options }));
  }

  async update(id: string, change: WebhookChange, options: CallOptions = {}): Promise<Webhook> {
    return webhook(await this.http.json({ method: "PATCH", path: at(id), body: change, ...options }));
  }

  async delete(id: string, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: at(id), ...options });
  }

  async rotateSecret(id: string, options: CallOptions = {}): Promise<WebhookWithSecret> {
    return named<WebhookWithSecret>(await this.http.json({ method: "POST", path: at(id, "/rotate-secret"), ...options }), "webhookId");
  }

  async ping(id: string, options: CallOptions = {}): Promise<WebhookDelivery> {
    return delivery(await this.http.json({ method: "POST", path: at(id, "/ping"), ...options }));
  }

  /** Everything of a meeting once more, after a sequence. */
  async replay(id: string, meetingId: string, { afterSequence, ...options }: CallOptions & { afterSequence?: number } = {}): Promise<Replay> {
    const body = { meetingId, afterSequence };
    return toCamel(await this.http.json<object>({ method: "POST", path: at(id, "/replay"), body, ...options })) as Replay;
  }

  deliveries(id: string, options: ListOptions & { status?: WebhookDelivery["status"] } = {}): List<WebhookDelivery> {
    return listOf(this.http, at(id, "/deliveries"), "deliveries", delivery, { ...options });
  }

  async redeliver(id: string, deliveryId: string, options: CallOptions = {}): Promise<WebhookDelivery> {
    const path = at(id, `/deliveries/${encodeURIComponent(deliveryId)}/redeliver`);
    return delivery(await this.http.json({ method: "POST", path, ...options }));
  }
}

function at(id: string, path = ""): string {
  return "/webhooks/" + encodeURIComponent(id) + path;
}
