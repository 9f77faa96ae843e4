package io.videoconf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.videoconf.api.json.MessageTypes;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is forgotten: every message is handled, once. That every event has a verdict everywhere, the compiler sees to. */
class CompletenessTest {

    /** Found where they live and not where they are listed: what is listed nowhere is what was forgotten. */
    private static Stream<Class<?>> messages(String kind) {
        List<Class<?>> records = Rooms.PRODUCTION.stream()
                .filter(type -> type.getPackageName().matches("io\\.videoconf\\.api\\..*\\." + kind))
                .filter(type -> type.isRecord() && type.getEnclosingClass().isEmpty())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
        Set<Class<?>> parts = records.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(RecordComponent::getType)
                .collect(Collectors.toSet());
        return records.stream().filter(type -> !parts.contains(type));
    }

    static Stream<Class<?>> commands() {
        return messages("commands");
    }

    static Stream<Class<?>> queries() {
        return messages("queries");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasOneHandler(Class<?> command) {
        assertThat(handlers(CommandHandler.class, command)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryHasOneHandler(Class<?> query) {
        assertThat(handlers(QueryHandler.class, query)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commands", "events", "queries"})
    void everyMessageIsRegistered(String kind) {
        assertThat(messages(kind)).isNotEmpty().allMatch(MessageTypes.all()::contains);
    }

    private static List<JavaMethod> handlers(Class<? extends Annotation> kind, Class<?> message) {
        return Rooms.PRODUCTION.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(kind))
                .filter(method -> method.getRawParameterTypes().getFirst().isEquivalentTo(message))
                .toList();
    }
}
