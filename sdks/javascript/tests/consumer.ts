// Compiled against the packed types, and never run: what a TypeScript developer writes.
import VideoConfSDK, { hasCode, ValidationError, type ErrorCode, type Meeting, type SessionEvents } from "@videoconf/sdk";

const client = new VideoConfSDK({ baseUrl: "https://meet.example.com", apiKey: "key" });

export async function host(): Promise<Meeting> {
  const made = await client.meetings.create({ title: "Typed", scheduledStartTime: new Date(), settings: { waitingRoomEnabled: true } });
  const session = await client.join(made.id, { displayName: "Ada", video: true });
  session.on("participant_joined", (participant) => {
    const name: string = participant.displayName;
    void name;
  });
  session.on("chat_message_received", ({ content, sequence }: SessionEvents["chat_message_received"]) => void [content, sequence]);
  // @ts-expect-error there is no such event
  session.on("participant_sneezed", () => {});
  // @ts-expect-error a title is a text
  await client.meetings.update(made.id, { title: 1 });
  for await (const row of client.meetings.list({ status: "scheduled" })) void (row.participantCount + 1);
  try {
    return await client.meetings.get(made.id);
  } catch (failure) {
    if (hasCode(failure, "MEETING_NOT_FOUND")) void (failure.code satisfies ErrorCode);
    if (failure instanceof ValidationError) void failure.fields["title"];
    throw failure;
  }
}
