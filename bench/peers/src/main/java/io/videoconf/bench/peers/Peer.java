package io.videoconf.bench.peers;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** A peer. Its first argument says which: {@code --spring.profiles.active=jpa} or {@code jdbc}. */
@SpringBootApplication
public class Peer {
    /**
     * The program; says {@code ready http://…} when it takes requests.
     *
     * @param arguments settings; {@code --peer.keys} is a file with the keys that sign tokens, as a JWK set
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }

    /** The tokens of VideoConf, checked on every request: signature (ES256), times. */
    @Bean
    JwtDecoder tokens(org.springframework.core.env.Environment settings) throws IOException, ParseException {
        JWKSet keys =
                JWKSet.load(Path.of(settings.getRequiredProperty("peer.keys")).toFile());
        return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    @Bean
    SecurityFilterChain everybodySignsIn(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                .build();
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> ready() {
        return event -> {
            System.out.println("ready http://127.0.0.1:" + event.getWebServer().getPort());
            System.out.flush();
        };
    }
}
