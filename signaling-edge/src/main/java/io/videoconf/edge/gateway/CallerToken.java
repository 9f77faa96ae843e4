package io.videoconf.edge.gateway;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller whose token was checked, as Spring Security carries them. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Nothing: the token is not kept once it was checked. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }
}
