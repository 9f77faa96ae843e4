package io.videoconf.edge.signaling;

import com.nimbusds.jose.JOSEException;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.videoconf.api.kernel.UserId;
import io.videoconf.edge.EdgeConfiguration;
import io.videoconf.edge.rest.Tokens;
import io.videoconf.edge.stream.LiveFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The whole edge with nothing behind it: everybody with a token is let in, and what is said is a fact at once. For bench/, which
 * holds it against other servers of rooms.
 *
 * <p>Arguments: a folder, and how many people. It writes {@code tokens} (one a line) and {@code key.pem} (the public key that they are
 * checked with) there, says {@code ready PORT}, and answers a line {@code figures} on its standard input with bytes allocated, facts
 * told, writes and evictions.
 */
public final class RoomServer {
    private RoomServer() {}

    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
                "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
                "org.axonframework.springboot.autoconfig.InfraConfiguration",
                "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
                "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
                "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
                "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
                "org.axonframework.springboot.autoconfig.SecurityAutoConfiguration",
                "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
                "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
                "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration"
            })
    @Import(EdgeConfiguration.class)
    static class Alone {
        @Bean
        QuickSides sides() {
            return new QuickSides();
        }

        @Bean
        CommandGateway commandGateway(QuickSides sides) {
            return DefaultCommandGateway.builder().commandBus(sides.commands).build();
        }

        @Bean
        QueryGateway queryGateway(QuickSides sides) {
            return DefaultQueryGateway.builder().queryBus(sides.queries).build();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    public static void main(String[] arguments) throws IOException, JOSEException {
        Path folder = Path.of(arguments[0]);
        write(folder, Integer.parseInt(arguments[1]));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Alone.class)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--videoconf.edge.limits.basic.api-calls=1000000000",
                        "--videoconf.edge.limits.pro.api-calls=1000000000",
                        "--videoconf.edge.limits.per-address.open-calls=1000000000",
                        "--videoconf.edge.closings-every=1h");
        context.getBean(QuickSides.class).tell(context.getBean(LiveFacts.class));
        System.out.println("ready " + context.getEnvironment().getRequiredProperty("local.server.port"));
        var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            if (line.equals("collect")) {
                System.gc();
                System.out.println(line);
            } else {
                System.out.println(figures(context.getBean(MeterRegistry.class)));
            }
        }
        context.close();
    }

    private static String figures(MeterRegistry meters) {
        long allocated = ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getTotalThreadAllocatedBytes();
        return "figures %d %.0f %.0f %.0f"
                .formatted(
                        allocated,
                        meters.counter("videoconf.fanout.facts").count(),
                        meters.counter("videoconf.fanout.writes").count(),
                        meters.get("videoconf.sockets.evictions")
                                .functionCounter()
                                .count());
    }

    private static void write(Path folder, int people) throws IOException, JOSEException {
        Date end = Date.from(Instant.now().plusSeconds(6 * 3600));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            tokens.add(Tokens.signed(Tokens.claims(UserId.fresh(), "Client " + i, "c@example.com")
                    .expirationTime(end)
                    .build()));
        }
        Files.write(folder.resolve("tokens"), tokens);
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(Tokens.KEY.toECPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }
}
