import {
  TerraformBackend,
  TerraformDataSource,
  TerraformLocal,
  TerraformModule,
  TerraformOutput,
  TerraformProvider,
  TerraformRemoteState,
  TerraformResource,
  TerraformVariable,
} from 'cdktf';
import type { TerraformElement } from 'cdktf';

/** The block and type that an element makes: `resource.confluent_kafka_topic`, `data.x`, `provider.x`, `output`. */
export function kindOf(element: TerraformElement): string {
  if (TerraformResource.isTerraformResource(element)) return `resource.${element.terraformResourceType}`;
  if (TerraformDataSource.isTerraformDataSource(element)) return `data.${element.terraformResourceType}`;
  if (TerraformProvider.isTerraformProvider(element)) return `provider.${element.terraformResourceType}`;
  if (TerraformBackend.isBackend(element)) return 'terraform.backend';
  if (element instanceof TerraformRemoteState) return 'data.terraform_remote_state';
  if (element instanceof TerraformModule) return 'module';
  if (TerraformOutput.isTerraformOutput(element)) return 'output';
  if (element instanceof TerraformVariable) return 'variable';
  if (element instanceof TerraformLocal) return 'locals';
  return 'element';
}
