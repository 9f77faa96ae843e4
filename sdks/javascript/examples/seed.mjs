import VideoConfSDK from '@videoconf/sdk';
const client = new VideoConfSDK({
  apiKey: 'your_api_key',
  baseUrl: 'https://api.videoconf.com'
});
const meeting = await client.meetings.create({
  title: 'Team Standup',
  scheduledStartTime: new Date('2024-01-15T10:00:00Z')
});
const session = await client.join(meeting.id, {
  displayName: 'John Doe',
  video: true,
  audio: true
});
session.on('participant_joined', (participant) => {
  console.log(`${participant.displayName} joined`);
});
