// The REST models, made from the generated description. `id` is the resource's own id once more, under a short name.
import type { components } from "./generated/openapi.js";
import { toCamel, type Camel, type Input } from "./names.js";

type Schemas = components["schemas"];
type Named<T> = T & { readonly id: string };

export type MeetingCreated = Named<Camel<Schemas["MeetingCreated"]>>;
export type Meeting = Named<Camel<Schemas["Meeting"]>>;
export type MeetingRow = Named<Camel<Schemas["MeetingRows"]["meetings"][number]>>;
export type Participant = Named<Camel<Schemas["Participant"]>>;
export type Recording = Named<Camel<Schemas["Recording"]>>;
export type ChatMessage = Named<Camel<Schemas["Messages"]["messages"][number]>>;
export type Profile = Named<Camel<Schemas["Profile"]>>;
export type AdministeredProfile = Named<Camel<Schemas["AdministeredProfile"]>>;
export type ApiKey = Named<Camel<Schemas["ApiKey"]>>;
export type ApiKeyCreated = Named<Camel<Schemas["ApiKeyCreated"]>>;
export type Webhook = Named<Camel<Schemas["Webhook"]>>;
export type WebhookWithSecret = Named<Camel<Schemas["WebhookWithSecret"]>>;
export type WebhookDelivery = Named<Camel<Schemas["WebhookDelivery"]>>;
export type Replay = Camel<Schemas["Replay"]>;
export type MeetingEvent = Named<Camel<Schemas["Event"]>>;
export type HistoryEntry = Named<Camel<Schemas["History"]["history"][number]>>;
export type Attendance = Camel<Schemas["Attendance"]["attendance"][number]>;
export type Access = Camel<Schemas["Access"]>;
export type IceServers = Camel<Schemas["IceServers"]>;
export type JoinTicket = Camel<Schemas["JoinTicket"]>;
export type PartUpload = Camel<Schemas["PartUpload"]>;
export type RateLimits = Camel<Schemas["RateLimits"]>;
export type RecordingEvent = Named<Camel<Schemas["RecordingEvents"]["events"][number]>>;
export type HistoryProof = Camel<Schemas["HistoryProof"]>;
export type Explanation = Camel<Schemas["Explanation"]>;
export type Checkpoint = Camel<Schemas["Checkpoint"]>;
export type Consistency = Camel<Schemas["Consistency"]>;
export type LedgerKeys = Camel<Schemas["LedgerKeys"]>;
export type LedgerAudit = Camel<Schemas["LedgerAudit"]>;
export type LoginSession = Camel<Schemas["Session"]>;
export type GuestSession = Camel<Schemas["GuestSession"]>;

export type MeetingRequest = Input<Schemas["MeetingRequest"]>;
export type MeetingChange = Input<Schemas["MeetingChange"]>;
export type ParticipantChange = Input<Schemas["ParticipantChange"]>;
export type Report = Input<Schemas["Report"]>;
export type JoinRequest = Input<Schemas["JoinRequest"]>;
export type RecordingRequest = Input<Schemas["RecordingRequest"]>;
export type RecordingChange = Input<Schemas["RecordingChange"]>;
export type ImportRequest = Input<Schemas["ImportRequest"]>;
export type LocalCopy = Input<Schemas["LocalCopy"]>;
export type RecordingHold = Input<Schemas["RecordingHold"]>;
export type RecordingHoldRelease = Input<Schemas["RecordingHoldRelease"]>;
export type Registration = Input<Schemas["Registration"]>;
export type Login = Input<Schemas["Login"]>;
export type GuestEntry = Input<Schemas["GuestEntry"]>;
export type ProfileChange = Input<Schemas["ProfileChange"]>;
export type PasswordChange = Input<Schemas["PasswordChange"]>;
export type EmailChange = Input<Schemas["EmailChange"]>;
export type EmailCode = Input<Schemas["EmailCode"]>;
export type ApiKeyRequest = Input<Schemas["ApiKeyRequest"]>;
export type ApiKeyScope = Schemas["ApiKeyScope"];
export type WebhookRequest = Input<Schemas["WebhookRequest"]>;
export type WebhookChange = Input<Schemas["WebhookChange"]>;
export type NewMember = Input<Schemas["NewMember"]>;
export type Administration = Input<Schemas["Administration"]>;
export type MeetingStatus = Schemas["Meeting"]["status"];
/** Every code that the server answers with; it never changes its meaning. */
export type ServerErrorCode = Schemas["Error"]["error"]["code"];

/** Reads a resource off the wire, and gives it its short name. */
export function named<T>(wire: unknown, key: string): T {
  const value = toCamel(wire) as Record<string, unknown>;
  return { id: value[key], ...value } as T;
}
