package io.videoconf.api.account.queries;

import io.videoconf.api.kernel.UserId;
import java.util.List;

/**
 * Asks for many accounts at once; answered by a Listing of UserView, without those that are not there.
 */
public record FindUsers(List<UserId> userIds) {
    public FindUsers {
        userIds = List.copyOf(userIds);
    }
}
