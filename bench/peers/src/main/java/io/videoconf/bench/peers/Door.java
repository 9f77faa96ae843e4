package io.videoconf.bench.peers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** VideoConf's paths. */
@RestController
@RequestMapping("/api/v1")
class Door {
    private final Service service;

    Door(Service service) {
        this.service = service;
    }

    @PostMapping("/meetings")
    ResponseEntity<Wire.Created> create(@AuthenticationPrincipal Jwt token, @RequestBody Wire.Create body) {
        Person person = Person.of(token);
        UUID id = service.create(person, body.title());
        return ResponseEntity.created(URI.create("/api/v1/meetings/" + id))
                .body(new Wire.Created(id, body.title(), person.id(), "/join/" + id, Instant.now(), "active"));
    }

    @PostMapping("/meetings/{meeting}/join")
    ResponseEntity<Wire.Joined> join(
            @AuthenticationPrincipal Jwt token, @PathVariable UUID meeting, @RequestBody Wire.Join body) {
        UUID participant = service.join(Person.of(token), meeting, body.displayName());
        return participant == null
                ? ResponseEntity.status(403).build()
                : ResponseEntity.ok(new Wire.Joined("joined", participant, meeting));
    }

    @GetMapping("/meetings/{meeting}")
    ResponseEntity<Wire.Meeting> find(@PathVariable UUID meeting) {
        Wire.Meeting found = service.find(meeting);
        return found == null ? ResponseEntity.notFound().build() : ResponseEntity.ok(found);
    }

    @GetMapping("/users/me/meetings")
    Wire.Page list(@AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "20") int limit) {
        Person person = Person.of(token);
        List<Wire.Row> rows = service.list(person, limit);
        long all = service.count(person);
        return new Wire.Page(rows, all, all > rows.size(), null);
    }
}
