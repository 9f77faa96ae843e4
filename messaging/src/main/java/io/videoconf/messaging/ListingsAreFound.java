package io.videoconf.messaging;

import io.videoconf.api.kernel.Listing;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.queryhandling.annotation.QueryHandlingMember;

/**
 * Lets a query that asks for a {@link Listing} find a handler that answers a {@code Listing<Row>}: the framework takes
 * the two for different answers.
 */
final class ListingsAreFound implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(QueryHandlingMember.class)
                .filter(member -> isListing(member.getResultType()))
                .<MessageHandlingMember<T>>map(member -> new AnswersListing<>(original, member.getQueryName()))
                .orElse(original);
    }

    private static boolean isListing(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == Listing.class;
    }

    private static final class AnswersListing<T> extends WrappedMessageHandlingMember<T>
            implements QueryHandlingMember<T> {
        private final String queryName;

        AnswersListing(MessageHandlingMember<T> original, String queryName) {
            super(original);
            this.queryName = queryName;
        }

        @Override
        public String getQueryName() {
            return queryName;
        }

        @Override
        public Type getResultType() {
            return Listing.class;
        }
    }
}
