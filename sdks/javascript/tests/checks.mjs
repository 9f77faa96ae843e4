// What every scenario is made of: checks that are counted, people, and a wait that has an end.
import { randomUUID } from "node:crypto";
import VideoConfSDK from "@videoconf/sdk";

const PATIENCE_MS = 20_000;

export class Checks {
  passed = 0;
  failed = 0;

  async check(name, work) {
    const began = Date.now();
    try {
      await within(work(), name, 60_000);
      this.passed++;
      console.log(`ok      ${name} (${Date.now() - began} ms)`);
    } catch (why) {
      this.failed++;
      console.log(`FAILED  ${name}\n        ${String(why?.stack ?? why).replaceAll("\n", "\n        ")}`);
      if (why?.code !== undefined) console.log(`        ${why.code} ${JSON.stringify(why.details)}`);
    }
  }

  /** Says how many, and ends the process. */
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 && this.passed > 0 ? 0 : 1);
  }
}

/** Somebody with an account, logged in. */
export async function person(baseUrl, name, options = {}) {
  const client = new VideoConfSDK({ baseUrl, ...options });
  const login = { email: `${name.toLowerCase()}-${randomUUID().slice(0, 13)}@example.org`, password: "pass-" + randomUUID() };
  await client.auth.register({ ...login, displayName: name });
  await client.auth.login(login);
  return client;
}

export function within(promise, what, ms = PATIENCE_MS) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms: ${what}`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Looks again until it holds. */
export async function until(holds, what, ms = PATIENCE_MS) {
  for (const ends = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > ends) throw new Error(`not within ${ms} ms: ${what}`);
  }
}
