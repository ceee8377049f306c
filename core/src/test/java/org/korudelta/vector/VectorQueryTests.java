package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.query.Filter;

class VectorQueryTests {
  private static final VectorQuery QUERY = VectorQuery.of(Embedding.of("m", new float[] {1}));

  @Test
  void of_embedding_asksForTheTenNearestHoweverFar() {
    assertThat(QUERY.selection())
        .isEqualTo(new VectorQuery.Selection(10, Double.NEGATIVE_INFINITY, Filter.everything()));
    assertThat(QUERY.method()).isEqualTo(new VectorQuery.Method(Metric.COSINE, false, 128));
  }

  @Test
  void topK_limits_areAcceptedAndBeyondRefused() {
    assertThat(QUERY.topK(1).selection().topK()).isEqualTo(1);
    assertThat(QUERY.topK(10_000).selection().topK()).isEqualTo(10_000);
    assertThatThrownBy(() -> QUERY.topK(0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("too few answers asked for: topK=0 min=1");
    assertThatThrownBy(() -> QUERY.topK(10_001))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many answers asked for: topK=10001 max=10000");
  }

  @Test
  void threshold_limits_areAcceptedAndBeyondRefused() {
    assertThat(QUERY.threshold(1).selection().threshold()).isEqualTo(1);
    assertThatThrownBy(() -> QUERY.threshold(1.5))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=1.5 min=-1 max=1");
    assertThatThrownBy(() -> QUERY.threshold(Double.NaN))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no score: threshold=NaN");
    assertThatThrownBy(() -> QUERY.threshold(Double.POSITIVE_INFINITY))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no score: threshold=Infinity");
    assertThatThrownBy(() -> QUERY.threshold(-1.01))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=-1.01 min=-1 max=1");
  }

  @Test
  void threshold_byOtherMetrics_isAnyNumber() {
    VectorQuery dot = QUERY.metric(Metric.DOT).threshold(7);

    assertThat(dot.selection().threshold()).isEqualTo(7);
    assertThatThrownBy(() -> dot.metric(Metric.COSINE))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("threshold is no cosine: threshold=7 min=-1 max=1");
  }

  @Test
  void ef_limits_areAcceptedAndBeyondRefused() {
    assertThat(QUERY.ef(1).method().ef()).isEqualTo(1);
    assertThat(QUERY.ef(10_000).method().ef()).isEqualTo(10_000);
    assertThatThrownBy(() -> QUERY.ef(0))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("beam too narrow: ef=0 min=1");
    assertThatThrownBy(() -> QUERY.ef(10_001))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("beam too wide: ef=10001 max=10000");
  }

  @Test
  void where_twice_wantsBoth() {
    Filter en = Filter.parse("lang=en");
    Filter old = Filter.parse("year<1990");

    assertThat(QUERY.where(en).selection().filter()).isEqualTo(en);
    assertThat(QUERY.where(en).where(old).selection().filter()).isEqualTo(en.and(old));
    assertThat(QUERY.exact().ef(3).metric(Metric.EUCLIDEAN).where(old).topK(4).method())
        .isEqualTo(new VectorQuery.Method(Metric.EUCLIDEAN, true, 3));
  }
}
