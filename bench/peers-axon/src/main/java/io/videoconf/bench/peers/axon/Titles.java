package io.videoconf.bench.peers.axon;

import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The view: what each meeting is called. */
final class Titles {
    private final JdbcClient jdbc;

    Titles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create table if not exists title (meeting_id varchar(36) primary key, title varchar(200) not null)")
                .update();
    }

    @EventHandler
    void on(MeetingScheduled event) {
        jdbc.sql("insert into title values (?, ?)")
                .params(event.meetingId(), event.title())
                .update();
    }

    @EventHandler
    void on(MeetingRenamed event) {
        jdbc.sql("update title set title = ? where meeting_id = ?")
                .params(event.title(), event.meetingId())
                .update();
    }

    Optional<String> of(String meetingId) {
        return jdbc.sql("select title from title where meeting_id = ?")
                .param(meetingId)
                .query(String.class)
                .optional();
    }
}
