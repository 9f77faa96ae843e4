package io.videoconf.edge.gateway.limits;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps what a client does not read with us, where it is counted, and out of the kernel, which would take megabytes of it
 * before anybody could tell that the client reads no more. What is on its way is not limited ({@code TCP_NOTSENT_LOWAT}).
 */
@Configuration(proxyBeanMethods = false)
class UnsentBytes {
    /** Bytes that the kernel takes beyond what the client's window lets it send. */
    private static final long MOST = 128 * 1024;

    @Bean
    NettyServerCustomizer unsentBytes() {
        return server -> Epoll.isAvailable() ? server.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, MOST) : server;
    }
}
