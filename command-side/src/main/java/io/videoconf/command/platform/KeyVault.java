package io.videoconf.command.platform;

import io.videoconf.api.kernel.Personal;
import io.videoconf.messaging.sealing.KeyRing;
import io.videoconf.messaging.sealing.MasterKey;
import io.videoconf.messaging.sealing.OpeningKeys;
import io.videoconf.messaging.sealing.Sealer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Destroys the keys of people, and knows where they were used. */
public final class KeyVault {
    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final KeyRows rows;
    private final OpeningKeys opened;
    private final MasterKey master;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KeyVault(
            JdbcClient jdbc,
            KeyRing ring,
            KeyRows rows,
            OpeningKeys opened,
            MasterKey master,
            Clock clock,
            PlatformTransactionManager transactions,
            boolean eventsElsewhere) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.rows = rows;
        this.opened = opened;
        this.master = master;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // Events that go to another store must not be there before the keys are gone: they are how others hear of it.
        transaction.setPropagationBehavior(
                eventsElsewhere
                        ? TransactionDefinition.PROPAGATION_REQUIRES_NEW
                        : TransactionDefinition.PROPAGATION_REQUIRED);
    }

    /**
     * What was destroyed.
     *
     * @param number of the erasure
     * @param streams in which streams which of the keys were used
     */
    public record Destroyed(long number, Set<String> keys, Map<String, List<String>> streams) {}

    /** How whoever has an e-mail address is named among the keys. */
    public String address(String email) {
        return ring.address(email);
    }

    /** The streams in which there is something of these people. */
    public List<String> streams(List<String> people) {
        return jdbc.sql("""
                        select distinct stream from person_key_stream join person_key using (key_id)
                        where person = any(?) order by stream
                        """)
                .param(people.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Of whom there is something in a stream, as key rings call them. */
    public Set<String> people(String stream) {
        return Set.copyOf(jdbc.sql(
                        "select distinct person from person_key_stream join person_key using (key_id) where stream = ?")
                .param(stream)
                .query((row, _) -> row.getString(1))
                .list());
    }

    /** Destroys what a stream's data of one kind is sealed with besides the keys of its people. Done before, it tells the same. */
    public Destroyed destroyWith(String stream, Personal.Scope scope) {
        return destroy(Sealer.scopeName(stream, scope), List.of());
    }

    /** A secret of this installation, 32 bytes, made when it is first asked for. */
    public byte[] secret(String name) {
        return rows.secret(name, master);
    }

    /**
     * Destroys every key of one person. Done before, it tells what was destroyed then.
     *
     * @param person id of a user
     * @param addresses that were theirs, as {@link #address} names them
     */
    public Destroyed destroy(String person, List<String> addresses) {
        List<String> names = new ArrayList<>(addresses);
        names.add(person);
        String[] people = names.toArray(String[]::new);
        Destroyed destroyed = transaction.execute(_ -> destroy(person, people));
        Runnable forget = () -> opened.forget(uuids(destroyed.keys()));
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(_ -> forget.run());
        } else {
            forget.run();
        }
        return destroyed;
    }

    private Destroyed destroy(String person, String[] people) {
        long number = number(person);
        jdbc.sql(
                        "update person_key set wrapped = null, erasure = :number where person = any(:people) and wrapped is not null")
                .param("number", number)
                .param("people", people)
                .update();
        Map<String, List<String>> streams = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        jdbc.sql("""
                        select key_id::text, stream from person_key left join person_key_stream using (key_id)
                        where person = any(:people) and erasure = :number order by stream, key_id
                        """).param("people", people).param("number", number).query(row -> {
            keys.add(row.getString(1));
            String stream = row.getString(2);
            if (stream != null) {
                streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(row.getString(1));
            }
        });
        return new Destroyed(number, Set.copyOf(keys), streams);
    }

    /** Whoever never had a key gets a destroyed one, so that none is made for them any more. */
    private long number(String person) {
        Long known = jdbc.sql("select min(erasure) from person_key where person = ?")
                .param(person)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (known != null) {
            return known;
        }
        long number =
                jdbc.sql("select nextval('erasure_number')").query(Long.class).single();
        jdbc.sql("insert into person_key (key_id, person, erasure, created_at) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), person, number, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return number;
    }

    private static Set<UUID> uuids(Set<String> keys) {
        Set<UUID> ids = new HashSet<>();
        keys.forEach(key -> ids.add(UUID.fromString(key)));
        return ids;
    }
}
