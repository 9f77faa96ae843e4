import type { CallOptions, Http } from "../http.js";
import {
  named, type AdministeredProfile, type Administration, type ApiKey, type ApiKeyCreated, type ApiKeyRequest, type EmailChange, type EmailCode, type GuestEntry,
  type GuestSession, type Login, type LoginSession, type NewMember, type PasswordChange, type Profile, type ProfileChange,
  type RateLimits, type Registration,
} from "../models.js";
import { toCamel } from "../names.js";
import { listOf, type List, type ListOptions } from "../paging.js";
import type { TokenPair, Tokens } from "../tokens.js";
import { settled } from "./settled.js";

/** Changes a refresh token; repeated under one key, because a refresh token that comes twice ends the session. */
export async function refreshed(http: Http, refreshToken: string): Promise<TokenPair> {
  const wire = await http.json<object>({ method: "POST", path: "/auth/refresh", body: { refreshToken }, authorized: false });
  return toCamel(wire) as LoginSession;
}

/** Coming in and going out. The client keeps the tokens and shows them by itself. */
export class Auth {
  constructor(
    private readonly http: Http,
    private readonly tokens: Tokens,
  ) {}

  /** Makes an account; it is not logged in by that. */
  async register(registration: Registration, options: CallOptions = {}): Promise<Profile> {
    const wire = await this.http.json({ method: "POST", path: "/auth/register", body: registration, authorized: false, ...options });
    return named<Profile>(wire, "userId");
  }

  async login(login: Login, options: CallOptions = {}): Promise<LoginSession> {
    const wire = await this.http.json<object>({ method: "POST", path: "/auth/login", body: login, authorized: false, ...options });
    const session = toCamel(wire) as LoginSession;
    this.tokens.set(session);
    return session;
  }

  /** A token for one meeting, for somebody without an account. */
  async guest(entry: GuestEntry, options: CallOptions = {}): Promise<GuestSession> {
    const wire = await this.http.json<object>({ method: "POST", path: "/auth/guest", body: entry, authorized: false, ...options });
    const session = toCamel(wire) as GuestSession;
    this.tokens.set({ accessToken: session.accessToken });
    return session;
  }

  /** Changes the tokens now; by itself that happens when it is due. */
  async refresh(): Promise<void> {
    await this.tokens.refresh(undefined);
  }

  /** Ends the session on the server, and forgets its tokens. */
  async logout(options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "POST", path: "/auth/logout", ...options });
    this.tokens.set(undefined);
  }
}

const profile = (wire: unknown) => named<Profile>(wire, "userId");

/** Who is asking. */
export class Users {
  constructor(private readonly http: Http) {}

  async me(options: CallOptions = {}): Promise<Profile> {
    return profile(await this.http.json({ method: "GET", path: "/users/me", ...options }));
  }

  /** Merged deeply: what is not named stays as it is. */
  async updateMe(change: ProfileChange, options: CallOptions = {}): Promise<Profile> {
    return profile(await settled(this.http, { method: "PATCH", path: "/users/me", body: change, ...options }, "/users/me", "version"));
  }

  /** How much may be asked for in an hour, and what is left of it; asking is free. */
  async rateLimits(options: CallOptions = {}): Promise<RateLimits> {
    return toCamel(await this.http.json<object>({ method: "GET", path: "/rate-limits", ...options })) as RateLimits;
  }

  async changePassword(change: PasswordChange, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "POST", path: "/users/me/password", body: change, ...options });
  }

  /** Changes the address, which is not verified then. Tokens from before are refused, and refreshed. */
  async changeEmail(change: EmailChange, options: CallOptions = {}): Promise<Profile> {
    return profile(await settled(this.http, { method: "POST", path: "/users/me/email", body: change, ...options }, "/users/me", "version"));
  }

  /** Has a code written to the address. */
  async requestEmailVerification(options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "POST", path: "/users/me/email/verification", ...options });
  }

  /** Shows the code that was written to the address. */
  async verifyEmail(shown: EmailCode, options: CallOptions = {}): Promise<Profile> {
    return profile(await settled(this.http, { method: "POST", path: "/users/me/email/verify", body: shown, ...options }, "/users/me", "version"));
  }

  /** Deletes the account, for good. */
  async deleteMe(options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: "/users/me", ...options });
  }
}

/** Keys for back ends. */
export class ApiKeys {
  constructor(private readonly http: Http) {}

  /** The answer has the secret, this once. */
  async create(request: ApiKeyRequest, options: CallOptions = {}): Promise<ApiKeyCreated> {
    return named<ApiKeyCreated>(await this.http.json({ method: "POST", path: "/api-keys", body: request, ...options }), "apiKeyId");
  }

  list(options: CallOptions = {}): List<ApiKey> {
    return listOf(this.http, "/api-keys", "api_keys", (it) => named<ApiKey>(it, "apiKeyId"), { ...options });
  }

  async revoke(id: string, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: "/api-keys/" + encodeURIComponent(id), ...options });
  }
}

const administered = (wire: unknown) => named<AdministeredProfile>(wire, "userId");

/** For administrators: the accounts of their organisation. */
export class Admin {
  constructor(private readonly http: Http) {}

  listUsers(options: ListOptions = {}): List<AdministeredProfile> {
    return listOf(this.http, "/admin/users", "users", administered, { ...options });
  }

  async addUser(member: NewMember, options: CallOptions = {}): Promise<AdministeredProfile> {
    return administered(await this.http.json({ method: "POST", path: "/admin/users", body: member, ...options }));
  }

  async getUser(id: string, options: CallOptions = {}): Promise<AdministeredProfile> {
    return administered(await this.http.json({ method: "GET", path: "/admin/users/" + encodeURIComponent(id), ...options }));
  }

  /** Type, role, suspension. Who is suspended is out at once. */
  async updateUser(id: string, change: Administration, options: CallOptions = {}): Promise<AdministeredProfile> {
    const path = "/admin/users/" + encodeURIComponent(id);
    return administered(await settled(this.http, { method: "PATCH", path, body: change, ...options }, path, "version"));
  }

  /** Closes the account, for good. */
  async closeAccount(id: string, options: CallOptions = {}): Promise<void> {
    await this.http.json({ method: "DELETE", path: "/admin/users/" + encodeURIComponent(id), ...options });
  }
}
