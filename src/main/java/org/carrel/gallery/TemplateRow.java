package org.carrel.gallery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link StoredTemplate} as a row, to be read only. */
@Entity
@Table(name = "image_template")
@SuppressWarnings({"unused", "NullAway.Init"})
class TemplateRow {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID account;

  @Column(name = "save_path")
  private String savePath;

  private String name;
  private @Nullable String description;

  @Column(name = "dimension_mode")
  private String dimensionMode;

  @Column(name = "source_image")
  private String sourceImage;

  @Column(columnDefinition = "MEDIUMTEXT")
  private String json;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected TemplateRow() {}

  StoredTemplate template() {
    NewTemplate kept =
        new NewTemplate(
            name, Optional.ofNullable(description), dimensionMode, json, sourceImage, savePath);
    return new StoredTemplate(kept, account, updatedAt);
  }
}
