package io.videoconf.allinone.threads;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Linux lets the threads of this process take turns: {@code sched_setattr(2)}, which the JDK has no call for. What is asked
 * for here needs no privilege. Linux before 6.12 knows no slices for ordinary threads, and takes the policy alone.
 */
final class LinuxScheduler {
    /** {@code struct sched_attr} as it was at first; every kernel since takes it. */
    private static final StructLayout ATTRIBUTES = MemoryLayout.structLayout(
            ValueLayout.JAVA_INT.withName("size"),
            ValueLayout.JAVA_INT.withName("policy"),
            ValueLayout.JAVA_LONG.withName("flags"),
            ValueLayout.JAVA_INT.withName("nice"),
            ValueLayout.JAVA_INT.withName("priority"),
            ValueLayout.JAVA_LONG.withName("runtime"),
            ValueLayout.JAVA_LONG.withName("deadline"),
            ValueLayout.JAVA_LONG.withName("period"));

    private static final VarHandle SIZE = field("size");
    private static final VarHandle POLICY = field("policy");
    private static final VarHandle RUNTIME = field("runtime");

    /** The number of {@code sched_setattr}, which the C library has had no function for until lately, by processor. */
    private static final Map<String, Long> CALLS = Map.of("amd64", 314L, "aarch64", 274L);

    /** {@code SCHED_BATCH}: it gets as much as others, and takes nobody's place when there is something for it to do. */
    private static final int BATCH = 3;

    private final MethodHandle syscall;
    private final long call;

    private LinuxScheduler(MethodHandle syscall, long call) {
        this.syscall = syscall;
        this.call = call;
    }

    /** The one of this machine; null where there is none that is known here. */
    static @Nullable LinuxScheduler here() {
        Long call = CALLS.get(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
        if (call == null || !System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle syscall = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        return new LinuxScheduler(syscall, call);
    }

    /**
     * Lets a thread of this process, and those that it starts from then on, go after ordinary ones.
     *
     * @param thread the kernel's number of it
     * @param slice how long a turn is; whoever has shorter ones need not wait for its end
     * @return false where the kernel refused, or the thread is gone
     */
    boolean setBatch(long thread, Duration slice) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(ATTRIBUTES);
            SIZE.set(attributes, 0L, (int) ATTRIBUTES.byteSize());
            POLICY.set(attributes, 0L, BATCH);
            RUNTIME.set(attributes, 0L, slice.toNanos());
            return (long) syscall.invokeExact(call, thread, attributes, 0L) == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A call of the C library throws nothing", e);
        }
    }

    private static VarHandle field(String name) {
        return ATTRIBUTES.varHandle(MemoryLayout.PathElement.groupElement(name));
    }
}
