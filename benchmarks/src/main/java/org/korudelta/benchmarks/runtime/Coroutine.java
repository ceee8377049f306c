package org.korudelta.benchmarks.runtime;

import java.util.Objects;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Job;
import org.jspecify.annotations.Nullable;

/**
 * The body of a coroutine as Kotlin's compiler would write it: a state machine that is its own
 * continuation. That is why coroutines can be measured fairly from Java.
 */
@SuppressWarnings("serial") // Kotlin's base class is serializable; nobody writes these anywhere.
abstract class Coroutine extends SuspendLambda
    implements Function2<CoroutineScope, Continuation<? super Unit>, Object> {
  private static final Object SUSPENDED = IntrinsicsKt.getCOROUTINE_SUSPENDED();

  Coroutine(@Nullable Continuation<Object> completion) {
    super(2, completion);
  }

  /** A new coroutine of the same body. */
  abstract Coroutine begin(CoroutineScope scope, Continuation<Object> completion);

  /**
   * Goes on from where it was suspended.
   *
   * @param resumedWith the result of the function that suspended it
   * @return something {@link #suspended}, or anything else at the end
   */
  abstract @Nullable Object resume(Object resumedWith);

  /** Whether a function that gave {@code result} will resume its caller later. */
  @SuppressWarnings("ReferenceEquality") // A marker, of which there is one.
  static boolean suspended(@Nullable Object result) {
    return result == SUSPENDED;
  }

  final Job launchIn(CoroutineScope scope) {
    return BuildersKt.launch(scope, EmptyCoroutineContext.INSTANCE, CoroutineStart.DEFAULT, this);
  }

  @Override
  protected final @Nullable Object invokeSuspend(Object result) {
    ResultKt.throwOnFailure(result);
    Object end = resume(result);
    return suspended(end) ? end : Unit.INSTANCE;
  }

  @Override
  @SuppressWarnings("unchecked") // As the compiler has it.
  public final Continuation<Unit> create(@Nullable Object scope, Continuation<?> completion) {
    Object begun =
        begin((CoroutineScope) Objects.requireNonNull(scope), (Continuation<Object>) completion);
    return (Continuation<Unit>) begun;
  }

  @Override
  public final @Nullable Object invoke(
      CoroutineScope scope, Continuation<? super Unit> completion) {
    Object begun = create(scope, completion);
    return ((Coroutine) begun).invokeSuspend(Unit.INSTANCE);
  }
}
