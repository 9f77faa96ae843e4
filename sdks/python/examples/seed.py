from videoconf_sdk import VideoConfClient

client = VideoConfClient(api_key='your_api_key')
meeting = client.meetings.create(
    title='Team Standup',
    scheduled_start_time='2024-01-15T10:00:00Z'
)
recordings = client.recordings.list(meeting_id=meeting.id)
