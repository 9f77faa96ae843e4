// Rooms as one writes them with socket.io: the token is checked at the handshake, whoever joins is in, what is said goes to the room, and
// every event is acknowledged and counted. With DATABASE_URL in the environment, what is said is a row first.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import express from "express";
import jwt from "jsonwebtoken";
import pg from "pg";
import metrics from "prom-client";
import { Server } from "socket.io";

const key = readFileSync(process.argv[2]);
metrics.collectDefaultMetrics();
const told = new metrics.Counter({ name: "facts", help: "facts told" });
const sockets = new metrics.Gauge({ name: "sockets", help: "sockets" });
const fanout = new metrics.Histogram({ name: "fanout", help: "seconds" });

const app = express();
app.get("/metrics", async (_, response) => response.send(await metrics.register.metrics()));
const http = createServer(app);
const io = new Server(http, { transports: ["websocket", "polling"], pingInterval: 25_000, pingTimeout: 20_000 });
const rooms = new Map();
const people = new Map();
const database = process.env.DATABASE_URL ? new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 32 }) : null;
if (database) {
  await database.query("create schema if not exists peers_rooms");
  await database.query(`create table if not exists peers_rooms.message (
    meeting_id uuid, sequence bigint, event_id uuid, sender_id uuid, content text, at timestamptz, primary key (meeting_id, sequence))`);
}

const namespace = io.of("/signaling");
namespace.use((socket, next) => {
  try {
    socket.data.claims = jwt.verify(socket.handshake.auth.token, key, { algorithms: ["ES256"], issuer: "videoconf", audience: "videoconf" });
    next();
  } catch (refused) {
    next(refused);
  }
});

namespace.on("connection", (socket) => {
  sockets.inc();
  socket.on("disconnect", () => {
    sockets.dec();
    people.delete(socket.data.participant);
  });
  socket.on("join_meeting", ({ meeting_id }, acknowledge) => {
    const participant = randomUUID();
    socket.data.participant = participant;
    socket.data.meeting = meeting_id;
    people.set(participant, socket);
    if (!rooms.has(meeting_id)) rooms.set(meeting_id, { sequence: 2 });
    const room = rooms.get(meeting_id);
    const sequence = ++room.sequence;
    namespace.to(meeting_id).emit("participant_joined", {
      participant_id: participant,
      user_id: socket.data.claims.sub,
      display_name: socket.data.claims.name,
      sequence,
      event_id: randomUUID(),
      previous_sequence: sequence - 1,
    });
    socket.join(meeting_id);
    acknowledge({ success: true, status: "joined", meeting_id, your_participant_id: participant, sequence });
  });
  socket.on("send_chat_message", async ({ message }, acknowledge) => {
    const at = new Date();
    const room = rooms.get(socket.data.meeting);
    const sequence = ++room.sequence;
    const fact = {
      message_id: randomUUID(),
      sender_id: socket.data.participant,
      sender_name: socket.data.claims.name,
      content: message.content,
      timestamp: at.toISOString().replace("Z", "000000Z"),
      type: message.type,
      reply_to: null,
      is_private: false,
      recipient_id: null,
      sequence,
      event_id: randomUUID(),
      previous_sequence: sequence - 1,
    };
    if (database) {
      await database.query("insert into peers_rooms.message values ($1, $2, $3, $4, $5, $6)", [
        socket.data.meeting, sequence, fact.event_id, fact.sender_id, fact.content, at]);
    }
    namespace.to(socket.data.meeting).emit("chat_message_received", fact);
    told.inc();
    fanout.observe((Date.now() - at.getTime()) / 1000);
    acknowledge({ success: true, sequence, message_id: fact.message_id });
  });
  socket.on("webrtc_offer", ({ target_participant_id, offer }, acknowledge) => {
    const target = people.get(target_participant_id);
    if (!target) {
      acknowledge({ success: false, error: { code: "SIGNALING_FAILED" } });
      return;
    }
    target.emit("webrtc_offer", { meeting_id: socket.data.meeting, from_participant_id: socket.data.participant, offer });
    acknowledge({ success: true });
  });
});

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "collect") globalThis.gc?.();
  console.log(line === "figures" ? "figures 0 0 0 0" : line);
});
process.stdin.on("end", () => process.exit());
http.listen(0, "127.0.0.1", 4096, () => console.log(`ready ${http.address().port}`));
