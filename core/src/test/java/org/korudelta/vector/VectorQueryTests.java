package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class VectorQueryTests {
  private static final VectorQuery QUERY = VectorQuery.of(Embedding.of("m", new float[] {1}));

  @Test
  void of_embedding_asksForTheTenNearestHoweverFar() {
    assertThat(QUERY.topK()).isEqualTo(10);
    assertThat(QUERY.threshold()).isEqualTo(-1);
  }

  @Test
  void topK_limits_areAcceptedAndBeyondRefused() {
    assertThat(QUERY.topK(1).topK()).isEqualTo(1);
    assertThat(QUERY.topK(10_000).topK()).isEqualTo(10_000);
    assertThatThrownBy(() -> QUERY.topK(0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("too few answers asked for: topK=0 min=1");
    assertThatThrownBy(() -> QUERY.topK(10_001))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many answers asked for: topK=10001 max=10000");
  }

  @Test
  void threshold_limits_areAcceptedAndBeyondRefused() {
    assertThat(QUERY.threshold(1).threshold()).isEqualTo(1);
    assertThatThrownBy(() -> QUERY.threshold(1.5))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=1.5 min=-1 max=1");
    assertThatThrownBy(() -> QUERY.threshold(Double.NaN))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=NaN min=-1 max=1");
    assertThatThrownBy(() -> QUERY.threshold(Double.NEGATIVE_INFINITY))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=-Infinity min=-1 max=1");
  }
}
