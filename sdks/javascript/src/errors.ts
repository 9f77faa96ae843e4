import type { ServerErrorCode } from "./models.js";
import { toCamel } from "./names.js";

/** What a call can fail with: the server's codes, and three for when there was no answer of ours. */
export type ErrorCode = ServerErrorCode | "CONNECTION_FAILED" | "TIMEOUT" | "UNEXPECTED_ANSWER";

export interface ErrorInfo {
  code: ErrorCode;
  message: string;
  /** The HTTP status; undefined when there was no answer, and over a socket. */
  status?: number;
  details?: Record<string, unknown>;
  requestId?: string;
  /** Seconds after which it is worth another try, where the server said so. */
  retryAfter?: number;
  cause?: unknown;
}

/** Anything that went wrong. `code` says what, for ever; `requestId` finds it in the server's logs and history. */
export class VideoConfError extends Error {
  readonly code: ErrorCode;
  readonly status: number | undefined;
  readonly details: Record<string, unknown>;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(info: ErrorInfo) {
    super(info.message, { cause: info.cause });
    this.name = new.target.name;
    this.code = info.code;
    this.status = info.status;
    this.details = info.details ?? {};
    this.requestId = info.requestId;
    this.retryAfter = info.retryAfter;
  }
}

/** The request cannot be read; `fields` has a reason for each field. */
export class ValidationError extends VideoConfError {
  get fields(): Record<string, string> {
    return (this.details["fields"] as Record<string, string> | undefined) ?? {};
  }
}
/** Who asks is not known: a wrong password, or a token that is not good any more. */
export class AuthenticationError extends VideoConfError {}
/** Who asks is known, and may not. */
export class PermissionError extends VideoConfError {}
/** It is not there, or not yours to know of. */
export class NotFoundError extends VideoConfError {}
/** The state of things forbids it: 409, 412, 422 and 423. */
export class ConflictError extends VideoConfError {}
/** It was there, and is no more. */
export class GoneError extends VideoConfError {}
/** Too many calls, or a quota is used up; `retryAfter` says for how long. */
export class RateLimitError extends VideoConfError {}
/** The server failed or is not ready. */
export class ServerError extends VideoConfError {}
/** No answer: the network failed, or time was up. Whether a write was carried out is not known. */
export class ConnectionError extends VideoConfError {}
/** Signaling or media between participants failed. */
export class SignalingError extends VideoConfError {}

const SIGNALING = new Set<string>(["SIGNALING_FAILED", "MEDIA_FAILED", "ICE_FAILED", "PEER_CONNECTION_FAILED"]);
/** Statuses for the codes that sockets tell without one. */
const STATUS_OF: Record<string, number> = {
  VALIDATION_FAILED: 400, MALFORMED_REQUEST: 400, INVALID_TOKEN: 401, INVALID_CREDENTIALS: 401,
  INSUFFICIENT_PERMISSIONS: 403, INVALID_PASSWORD: 403, ACCOUNT_SUSPENDED: 403, PARTICIPANT_BANNED: 403,
  PARTICIPANT_RESTRICTED: 403, WAITING_FOR_HOST: 403, MEETING_LOCKED: 403, MEETING_NOT_FOUND: 404, USER_NOT_FOUND: 404,
  PARTICIPANT_NOT_FOUND: 404, RECORDING_NOT_FOUND: 404, NOT_FOUND: 404, UNSUPPORTED_VERSION: 406, MEETING_FULL: 409,
  MEETING_NOT_ACTIVE: 409, RECORDING_ALREADY_ACTIVE: 409, EMAIL_TAKEN: 409, INVALID_STATE: 409, MEETING_ENDED: 410,
  RECORDING_DELETED: 410, VERSION_CONFLICT: 412, IDEMPOTENCY_CONFLICT: 422, LEGAL_HOLD: 423, RATE_LIMIT_EXCEEDED: 429,
  QUOTA_EXCEEDED: 429, INTERNAL_ERROR: 500, STORAGE_UNAVAILABLE: 503, EVENT_STORE_UNAVAILABLE: 503,
};

/** Makes the error that fits. */
export function errorOf(info: ErrorInfo): VideoConfError {
  if (SIGNALING.has(info.code)) return new SignalingError(info);
  const status = info.status ?? STATUS_OF[info.code];
  switch (status) {
    case undefined: return new ConnectionError(info);
    case 400: return new ValidationError(info);
    case 401: return new AuthenticationError(info);
    case 403: return new PermissionError(info);
    case 404: return new NotFoundError(info);
    case 409: case 412: case 422: case 423: return new ConflictError(info);
    case 410: return new GoneError(info);
    case 429: return new RateLimitError(info);
    default: return status >= 500 ? new ServerError(info) : new VideoConfError(info);
  }
}

interface WireError {
  code?: ErrorCode;
  message?: string;
  details?: Record<string, unknown>;
  request_id?: string;
}

/** Reads the body of an error: the inside of the envelope. */
export function errorFromWire(wire: WireError | undefined, status?: number, retryAfter?: number): VideoConfError {
  return errorOf({
    code: wire?.code ?? "UNEXPECTED_ANSWER",
    message: wire?.message ?? `The answer is no error of VideoConf's${status === undefined ? "" : ` (status ${status})`}.`,
    status,
    details: toCamel(wire?.details ?? {}) as Record<string, unknown>,
    requestId: wire?.request_id,
    retryAfter,
  });
}

/** True when the error has one of these codes. */
export function hasCode(error: unknown, ...codes: ErrorCode[]): error is VideoConfError {
  return error instanceof VideoConfError && codes.includes(error.code);
}
